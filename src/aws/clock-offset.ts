/** The headers of an answer, by their names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>

/** Dates of HTTP have no fractions. */
const PRECISION_MS = 1000

/**
 * A service's clock minus ours, in ms, as far as an answer proves it: the service wrote its date at some moment between
 * the two given, so that a slow answer is no wrong clock. Null if the answer does not tell: it has no date, comes out of
 * a cache (RFC 9111, 5.1), or is the error page of something on the way. Never throws.
 *
 * @param sentAt when the request was sent, by our clock; `receivedAt`: when its answer came
 */
export function offsetOf(
  { headers, statusCode }: { readonly headers: Headers; readonly statusCode: number },
  sentAt: number,
  receivedAt: number,
): number | null {
  const date = Date.parse(headers.date ?? '')
  const isForeign = statusCode >= 400 && headers['x-amzn-requestid'] === undefined
  // If our clock was set in the meantime, it measures nothing.
  if (Number.isNaN(date) || headers.age !== undefined || isForeign || receivedAt < sentAt) return null
  const least = date - receivedAt
  const most = date + PRECISION_MS - sentAt
  return least > 0 ? least : most < 0 ? most : 0
}

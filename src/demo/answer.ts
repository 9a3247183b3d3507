/** A request, as handlers get it. */
export interface Incoming {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: Readonly<Record<string, string | undefined>>
  readonly body: string
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export function json(body: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers: { 'content-type': 'application/json', ...headers }, body: JSON.stringify(body) }
}

/** An error of AWS's REST-JSON protocol: its name is in a header, its message in the body. `oauth` is an OAuth code. */
export function restError(name: string, message: string, status = 400, oauth?: string): Answer {
  const body = oauth === undefined ? { message } : { error: oauth, error_description: message }
  return json(body, status, { 'x-amzn-errortype': name, 'x-amzn-requestid': REQUEST_ID })
}

export const REQUEST_ID = '3f1c2e5a-0000-4000-8000-5a0d1e2f3a4b'

/** An error of the AWS query protocol, which STS uses. */
export function queryError(code: string, message: string, status = 403): Answer {
  const body = `<ErrorResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><Error><Type>Sender</Type><Code>${code}</Code><Message>${escapeXml(message)}</Message></Error><RequestId>${REQUEST_ID}</RequestId></ErrorResponse>`
  return { status, headers: { 'content-type': 'text/xml', 'x-amzn-requestid': REQUEST_ID }, body }
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`)
}

/** The fields of a JSON object; none if the body is anything else. Never throws. */
export function fieldsOf(body: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

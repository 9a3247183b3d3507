import { offsetOf } from './clock-offset.ts'

type Handler<Input, Output> = (args: {
  input: Input
  request: unknown
}) => Promise<{ response: unknown; output?: Output }>

/** The part of a client of the SDK that lets others see every answer, also those that it tries again after. */
interface Watched<Input, Output> {
  readonly middlewareStack: {
    add(
      middleware: (next: Handler<Input, Output>) => Handler<Input, Output>,
      options: { readonly step: 'deserialize'; readonly priority: 'low'; readonly name: string },
    ): void
  }
}

/** Measures a service's clock by every answer to `client`, and calls `onClock` with what `offsetOf` gives. */
export function watchClock<Input, Output>(
  client: Watched<Input, Output>,
  onClock: (offsetMs: number) => void,
): void {
  client.middlewareStack.add(
    (next) => async (args) => {
      const sentAt = Date.now()
      const result = await next(args)
      const { response } = result
      const offset = isAnswer(response) ? offsetOf(response, sentAt, Date.now()) : null
      if (offset !== null) onClock(offset)
      return result
    },
    { step: 'deserialize', priority: 'low', name: 'awsprofWatchClock' },
  )
}

function isAnswer(
  response: unknown,
): response is { readonly headers: Readonly<Record<string, string>>; readonly statusCode: number } {
  return (
    typeof response === 'object' && response !== null && 'headers' in response && 'statusCode' in response
  )
}

import { randomBytes, timingSafeEqual } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { errorCode } from '../os/files.ts'
import type { BrowserAnswer, Callback } from '../session/browser-ports.ts'
import { callbackPage } from './callback-page.ts'

const HOST = '127.0.0.1'
const PATH = '/oauth/callback'
/** A connection that sends nothing, or byte by byte, must not stay. */
const REQUEST_MS = 5_000
/** In bytes; a code is a few hundred. Node answers anything larger with 431. */
const LONGEST_REQUEST = 16 << 10
/** Enough for a browser, which opens a few ahead; what comes beyond them is dropped. */
const MOST_CONNECTIONS = 32
const LONGEST_DESCRIPTION = 200

/** 43 characters of base64url that nobody can guess. */
export function secretWord(): string {
  return randomBytes(32).toString('base64url')
}

/**
 * Opens a port on the loopback interface to which a browser comes back with an authorization code (RFC 8252, 7.3). Takes
 * one answer, the first with the right state; whatever else asks gets an error and changes nothing. Does not keep the
 * process alive. Rejects with an `Error` if no port can be opened.
 */
export async function openCallback(state: string): Promise<Callback> {
  const { promise: answer, resolve } = Promise.withResolvers<BrowserAnswer>()
  let isAnswered = false
  const options = { requestTimeout: REQUEST_MS, headersTimeout: REQUEST_MS, maxHeaderSize: LONGEST_REQUEST }
  const server = createServer(
    { ...options, connectionsCheckingInterval: REQUEST_MS },
    (request, response) => {
      const read = isAnswered ? 404 : readAnswer(request, state, port())
      if (typeof read === 'number') {
        send(response, read, 'none')
        return
      }
      isAnswered = true
      server.close()
      // Also if the browser has gone away before the end of the page.
      response.on('close', () => {
        close()
        resolve(read)
      })
      send(response, 200, read.type)
    },
  )
  server.maxConnections = MOST_CONNECTIONS
  const port = () => {
    const bound = server.address()
    return typeof bound === 'object' && bound !== null ? bound.port : 0
  }
  const close = () => {
    server.close()
    server.closeAllConnections()
  }
  const { promise: listening, resolve: listen, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(0, HOST, listen)
  server.unref()
  try {
    await listening
  } catch (error) {
    throw new Error(
      `no port could be opened on ${HOST} for the browser to come back to (${errorCode(error)})`,
    )
  }
  server.off('error', reject)
  return { redirectUri: `http://${HOST}:${port()}${PATH}`, answer, close }
}

/** The answer in a request, or the HTTP status for one that is none. */
function readAnswer({ method, url, headers }: IncomingMessage, state: string, port: number) {
  // Another name in the Host header is that of a page which resolves its own name to this machine.
  if (headers.host !== `${HOST}:${port}` || url === undefined) return 404
  const at = url.indexOf('?')
  if ((at < 0 ? url : url.slice(0, at)) !== PATH) return 404
  if (method !== 'GET') return 405
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at))
  const only = (name: string) => {
    const values = query.getAll(name)
    return values.length === 1 ? values[0] : undefined
  }
  if (!isSame(only('state') ?? '', state)) return 400
  const [code, error] = [only('code'), only('error')]
  if (error !== undefined && code === undefined) return refused(error, only('error_description') ?? '')
  return code && error === undefined ? ({ type: 'code', code } as const) : 400
}

/** OAuth's codes are short words; anything else is not worth repeating. */
function refused(error: string, description: string) {
  return {
    type: 'refused',
    error: /^[a-z_]{1,40}$/.test(error) ? error : 'unknown_error',
    description: description.slice(0, LONGEST_DESCRIPTION),
  } as const
}

/** Takes the same time wherever they differ. */
function isSame(given: string, wanted: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(wanted)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function send(response: ServerResponse, status: number, type: Parameters<typeof callbackPage>[0]): void {
  const body = callbackPage(type)
  response.writeHead(status, {
    Connection: 'close',
    'Cache-Control': 'no-store',
    'Content-Length': Buffer.byteLength(body),
    'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'",
    'Content-Type': 'text/html; charset=utf-8',
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
  })
  response.end(body)
}

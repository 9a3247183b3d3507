import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'

/** A page on this machine that leads to a secret address exactly once. */
export interface OnePage {
  /** `http://127.0.0.1:PORT/RANDOM`: of no use to others once the browser has been there. */
  readonly url: string
  /** True once a browser has been sent on; false if none came in time. Never rejects. */
  readonly taken: Promise<boolean>
}

/** 256 bits: nobody on this machine guesses the path in the time that it is served. */
const PATH_BYTES = 32
/** A connection that sends nothing must not keep the page. */
const REQUEST_MS = 5_000

/**
 * Serves a page that redirects to `address`, so that the address is no argument of the browser, which everybody on this
 * machine can read. Other paths and hosts get nothing. It closes after the one answer, or after `timeoutMs`, and does
 * not keep the process alive. Rejects with Node's system errors.
 */
export async function serveOnce(address: string, timeoutMs: number): Promise<OnePage> {
  const path = `/${randomBytes(PATH_BYTES).toString('base64url')}`
  const { promise: taken, resolve } = Promise.withResolvers<boolean>()
  let isTaken = false
  const server = createServer({ requestTimeout: REQUEST_MS }, (request, response) => {
    response.setHeader('Connection', 'close')
    response.setHeader('Cache-Control', 'no-store')
    response.setHeader('Referrer-Policy', 'no-referrer')
    const status = isTaken ? 404 : answerTo(request, path, port())
    if (status === 302) {
      isTaken = true
      // Also if the browser went away before the end: it may have read enough.
      response.on('close', () => end(true))
      response.setHeader('Location', address)
    }
    sendEmpty(response, status)
  })
  const port = () => {
    const bound = server.address()
    return typeof bound === 'object' && bound !== null ? bound.port : 0
  }
  const end = (isDone: boolean) => {
    clearTimeout(timer)
    server.close()
    server.closeAllConnections()
    resolve(isDone)
  }
  const timer = setTimeout(() => end(false), timeoutMs)
  timer.unref()
  const { promise: listening, resolve: listen, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen(0, '127.0.0.1', listen)
  server.unref()
  await listening.finally(() => server.off('error', reject))
  return { url: `http://127.0.0.1:${port()}${path}`, taken }
}

/** Another name for this machine in the Host header is that of a page which resolves its own name to 127.0.0.1. */
function answerTo({ method, url, headers }: IncomingMessage, path: string, port: number): number {
  if (headers.host !== `127.0.0.1:${port}` || url !== path) return 404
  if (method !== 'GET') return 405
  // A browser that looks ahead would leave nothing for when the page is really opened.
  const purpose = `${headers['sec-purpose'] ?? ''} ${headers.purpose ?? ''}`
  return /prefetch|preview/.test(purpose) ? 503 : 302
}

function sendEmpty(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'Content-Length': 0 })
  response.end()
}

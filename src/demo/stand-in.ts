import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { Answer, Incoming } from './answer.ts'
import { createTurnstile } from './quota.ts'
import { route } from './route.ts'
import { type Operation, type Reply, scripted } from './script.ts'
import { accessKeyOf } from './sts.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

export type { Operation, Reply }

/** A received request. Of its credentials, only the access key id is kept. */
export interface LoggedRequest {
  readonly operation: Operation
  readonly method: string
  readonly path: string
  readonly accessKeyId: string | null
  readonly params: Readonly<Record<string, string>>
  readonly at: number
}

/** A stand-in for AWS on a loopback port: SSO OIDC, SSO portal, STS, Sign-In, instance and container metadata. */
export interface StandIn {
  readonly url: string
  readonly world: World
  readonly requests: readonly LoggedRequest[]
  /** The number of requests for an operation, or of all requests. */
  count(operation?: Operation): number
  /** Overrides the answers to the next requests for an operation, one reply each. */
  script(operation: Operation, ...replies: readonly Reply[]): void
  /** Overrides every answer of an operation from now on; null ends that. */
  always(operation: Operation, reply: Reply | null): void
  /** Delay of every answer. */
  latencyMs: number
  /** Approves every pending login. */
  approve(): void
  /** Denies every pending login. */
  deny(): void
  /** Variables that point the AWS CLI and SDKs to the stand-in. */
  environment(): Record<string, string>
  /** Stops listening and cuts all connections. */
  close(): void
}

/** Starts a stand-in, which does not keep the process alive. */
export async function startStandIn(options: WorldOptions = {}): Promise<StandIn> {
  const world = createWorld(options)
  const requests: LoggedRequest[] = []
  const scripts = new Map<Operation, Reply[]>()
  const overrides = new Map<Operation, Reply>()
  const refusal = createTurnstile(world.quota, world.now)
  const server = createServer((message, response) => {
    void answer(message, response).catch(() => response.destroy())
  })

  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const request = await read(message)
    const { operation, handle } = route(request)
    requests.push(logged(operation, request, world.now()))
    const reply = scripts.get(operation)?.shift() ?? overrides.get(operation) ?? {}
    if (reply.hang) return
    const refused = refusal(operation)
    const wait = standIn.latencyMs + (reply.delayMs ?? 0)
    const finish = () =>
      send(response, reply, refused ?? scripted(operation, reply, () => handle(request, world)), world)
    if (wait > 0) setTimeout(finish, wait).unref()
    else finish()
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  server.on('connection', (socket) => socket.unref())
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const decideAll = (state: 'approved' | 'denied') => {
    for (const grant of world.grants.values()) if (grant.state === 'pending') grant.state = state
  }
  const standIn: StandIn = {
    url: world.url,
    world,
    requests,
    latencyMs: 0,
    count: (operation) =>
      operation ? requests.filter((each) => each.operation === operation).length : requests.length,
    script: (operation, ...replies) => {
      scripts.set(operation, [...(scripts.get(operation) ?? []), ...replies])
    },
    always: (operation, reply) => {
      if (reply) overrides.set(operation, reply)
      else overrides.delete(operation)
    },
    approve: () => decideAll('approved'),
    deny: () => decideAll('denied'),
    environment: () => ({
      AWS_ENDPOINT_URL_STS: world.url,
      AWS_ENDPOINT_URL_SSO: world.url,
      AWS_ENDPOINT_URL_SSO_OIDC: world.url,
      AWS_ENDPOINT_URL_SIGNIN: world.url,
      AWS_EC2_METADATA_SERVICE_ENDPOINT: world.url,
      NO_PROXY: '127.0.0.1,localhost',
    }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
  return standIn
}

async function read(message: IncomingMessage): Promise<Incoming> {
  const path = message.url ?? '/'
  // `new URL` would take what follows `//` for a host.
  const url = new URL(path.replace(/^\/+/, '/'), 'http://stand.in')
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    // Only `set-cookie`, which is no request header, could be an array.
    headers: message.headers as Record<string, string | undefined>,
    body: await text(message),
  }
}

function logged(operation: Operation, request: Incoming, at: number): LoggedRequest {
  const isForm = request.headers['content-type']?.includes('x-www-form-urlencoded') === true
  const params = isForm ? new URLSearchParams(request.body) : request.query
  const { method, path } = request
  return {
    operation,
    method,
    path,
    accessKeyId: accessKeyOf(request),
    params: Object.fromEntries(params),
    at,
  }
}

const PIECE = Buffer.alloc(1 << 16, ' ')

function send(response: ServerResponse, reply: Reply, { status, headers, body }: Answer, world: World): void {
  if (reply.cut) {
    response.destroy()
    return
  }
  response.setHeader('date', new Date(world.now() + (reply.skewMs ?? 0)).toUTCString())
  if (reply.huge !== undefined) {
    response.writeHead(status, { ...headers, 'content-length': reply.huge })
    flood(response, reply.huge)
    return
  }
  if (reply.truncate) {
    response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) + 1000 })
    response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy())
    return
  }
  response.writeHead(status, headers)
  response.end(body)
}

function flood(response: ServerResponse, left: number): void {
  if (response.destroyed) return
  if (left <= 0) {
    response.end()
    return
  }
  const piece = PIECE.subarray(0, Math.min(left, PIECE.length))
  const next = () => flood(response, left - piece.length)
  if (response.write(piece)) setImmediate(next)
  else response.once('drain', next)
}

import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Answer, Incoming } from './answer.ts'
import { route } from './route.ts'
import { type Operation, type Reply, scripted } from './script.ts'
import { accessKeyOf } from './sts.ts'
import { createWorld, type World, type WorldOptions } from './world.ts'

export type { Operation, Reply }

/** A request as it was received; of secrets nothing but the access key id is kept. */
export interface LoggedRequest {
  readonly operation: Operation
  readonly method: string
  readonly path: string
  readonly accessKeyId: string | null
  readonly params: Readonly<Record<string, string>>
  readonly at: number
}

/** A stand-in for AWS on a loopback port: SSO OIDC, SSO portal, STS, instance and container metadata. */
export interface StandIn {
  readonly url: string
  readonly world: World
  readonly requests: readonly LoggedRequest[]
  /** How often an operation was asked for; of all, where none is named. */
  count(operation?: Operation): number
  /** What to do with the next requests of an operation, one each; then it answers truly again. */
  script(operation: Operation, ...replies: readonly Reply[]): void
  /** What to do with every request of an operation from now on; null for the truth. */
  always(operation: Operation, reply: Reply | null): void
  /** Milliseconds before every answer. */
  latencyMs: number
  /** Approves every login that waits, or denies it. */
  approve(): void
  deny(): void
  /** The variables that point AWS's tools and SDKs here. */
  environment(): Record<string, string>
  /** Ends all connections at once. */
  close(): void
}

/** Starts a stand-in; it does not keep the process alive. */
export async function startStandIn(options: WorldOptions = {}): Promise<StandIn> {
  const world = createWorld(options)
  const requests: LoggedRequest[] = []
  const queues = new Map<Operation, Reply[]>()
  const profileStatus = new Map<Operation, Reply>()
  const server = createServer((message, response) => {
    void answer(message, response).catch(() => response.destroy())
  })

  const answer = async (message: IncomingMessage, response: ServerResponse) => {
    const request = await read(message)
    const { operation, handle } = route(request)
    requests.push(logged(operation, request, world.now()))
    const reply = queues.get(operation)?.shift() ?? profileStatus.get(operation) ?? {}
    if (reply.hang) return
    const wait = standIn.latencyMs + (reply.delayMs ?? 0)
    const finish = () =>
      send(
        response,
        reply,
        scripted(operation, reply, () => handle(request, world)),
        world,
      )
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
      queues.set(operation, [...(queues.get(operation) ?? []), ...replies])
    },
    always: (operation, reply) => {
      if (reply) profileStatus.set(operation, reply)
      else profileStatus.delete(operation)
    },
    approve: () => decideAll('approved'),
    deny: () => decideAll('denied'),
    environment: () => ({
      AWS_ENDPOINT_URL_STS: world.url,
      AWS_ENDPOINT_URL_SSO: world.url,
      AWS_ENDPOINT_URL_SSO_OIDC: world.url,
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
  const chunks: Buffer[] = []
  for await (const chunk of message) chunks.push(chunk as Buffer)
  const path = message.url ?? '/'
  // `//` alone is no address.
  const url = new URL(path.replace(/^\/+/, '/'), 'http://stand.in')
  return {
    method: message.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    headers: message.headers as Record<string, string | undefined>,
    body: Buffer.concat(chunks).toString(),
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

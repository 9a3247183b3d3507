import { createServer, request } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'

export interface ProxyServer {
  readonly url: string
  /** The requests it received: `GET http://…`, `CONNECT host:port`. */
  readonly requests: readonly string[]
  close(): void
}

/** How the proxy answers a CONNECT request. */
export type TunnelReply = 'open' | 'refuse' | 'hang'

/** Starts a proxy on a loopback port that sends every request to `target`, whatever its address. */
export async function openProxy(target: string, tunnels: TunnelReply = 'open'): Promise<ProxyServer> {
  const { hostname, port } = new URL(target)
  const requests: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((incoming, outgoing) => {
    requests.push(`${incoming.method} ${incoming.url}`)
    const { pathname, search } = new URL(incoming.url ?? '/', target)
    const onward = request(
      { hostname, port, method: incoming.method, path: pathname + search, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(outgoing)
      },
    )
    onward.on('error', () => outgoing.destroy())
    incoming.pipe(onward)
  })
  server.on('connection', (socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
  })
  server.on('connect', (incoming, client) => {
    requests.push(`CONNECT ${incoming.url}`)
    if (tunnels === 'hang') return
    if (tunnels === 'refuse') {
      client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
      return
    }
    const far = connect(Number(port), hostname, () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n')
      far.pipe(client)
      client.pipe(far)
    })
    sockets.add(far)
    far.on('error', () => client.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

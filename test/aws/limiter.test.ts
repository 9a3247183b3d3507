import { describe, expect, it } from 'vitest'
import { createLimiter } from '../../src/aws/limiter.ts'
import { ServiceError } from '../../src/session/service-error.ts'
import { virtualClock } from '../support/session/virtual-clock.ts'

const { signal } = new AbortController()
const LATENCY_MS = 150
const MINUTE = 60_000

interface Service {
  /** Requests that it takes in any second. */
  readonly perSecond: number
  readonly retryAfterMs?: number
}

const refusalOf = (retryAfterMs?: number) =>
  new ServiceError('throttled', 'too many', { status: 429, retryAfterMs: retryAfterMs ?? null })

/** A service with a quota, and a limiter before it, on a clock of their own. */
function given({ perSecond, retryAfterMs }: Service) {
  const clock = virtualClock()
  const limiter = createLimiter(clock, () => 0.5)
  const taken: number[] = []
  const refused: number[] = []
  const send = async () => {
    const now = clock.now()
    const isTaken = taken.filter((each) => each > now - 1000).length < perSecond
    ;(isTaken ? taken : refused).push(now)
    await clock.sleep(LATENCY_MS, signal)
    if (!isTaken) throw refusalOf(retryAfterMs)
    return now
  }
  return { clock, limiter, taken, refused, send }
}

/** Makes that many requests, 16 at a time. */
async function sendMany(count: number, service: Service) {
  const all = given(service)
  const { clock, limiter, send } = all
  let left = count
  const work = async () => {
    while (left-- > 0) await limiter.run(signal, MINUTE, send)
  }
  await clock.through(Promise.all(Array.from({ length: 16 }, work)))
  return { ...all, ms: clock.now() }
}

describe('many requests', () => {
  it('keep to the quota of a portal, so that none is refused', async () => {
    const { taken, refused, ms } = await sendMany(1_000, { perSecond: 20 })
    expect([taken.length, refused.length]).toEqual([1_000, 0])
    expect(ms / 50_000).toBeLessThan(1.3)
  })

  it.each<[string, Service]>([
    ['says nothing', { perSecond: 10 }],
    ['says when to come again', { perSecond: 10, retryAfterMs: 1000 }],
    ['takes very few', { perSecond: 3 }],
  ])('are all taken where others use the quota, too, and the service %s', async (_, service) => {
    const { taken, refused, ms } = await sendMany(300, service)
    expect(taken.length).toBe(300)
    expect(refused.length).toBeLessThan(100)
    expect(ms / ((300 / service.perSecond) * 1000)).toBeLessThan(1.4)
  })

  it('wait as long as it asks, all of them', async () => {
    const { clock, limiter } = given({ perSecond: 20 })
    const sentAt: number[] = []
    const send = async () => {
      sentAt.push(clock.now())
      await clock.sleep(LATENCY_MS, signal)
      if (sentAt.length < 5) throw refusalOf(7_000)
    }
    await clock.through(Promise.all(Array.from({ length: 8 }, () => limiter.run(signal, MINUTE, send))))
    const [first = 0, ...later] = sentAt
    expect(later.filter((at) => at > first + LATENCY_MS && at < first + LATENCY_MS + 7_000)).toEqual([])
    expect(clock.now()).toBeLessThan(10_000)
  })

  it('pause longer each time, until one is taken', async () => {
    const { clock, limiter } = given({ perSecond: 20 })
    const sentAt: number[] = []
    const send = async () => {
      sentAt.push(clock.now())
      if (sentAt.length < 5) throw refusalOf()
    }
    await clock.through(limiter.run(signal, MINUTE, send))
    const pauses = sentAt.slice(1).map((at, nth) => at - (sentAt[nth] ?? 0))
    expect(pauses).toEqual([375, 750, 1500, 3000])
  })
})

describe('a service that takes nothing', () => {
  it.each<[string, number | undefined, number]>([
    ['for a minute fails what waits for it', undefined, 90_000],
    ['for an hour, as it says itself, fails all at once', 3_600_000, 1_000],
  ])('%s', async (_, retryAfterMs, most) => {
    const { clock, limiter, send, refused } = given({ perSecond: 0, ...(retryAfterMs && { retryAfterMs }) })
    const all = Promise.allSettled(Array.from({ length: 400 }, () => limiter.run(signal, MINUTE, send)))
    const outcomes = await clock.through(all)
    expect(
      outcomes.filter((each) => each.status === 'rejected' && each.reason.code === 'throttled'),
    ).toHaveLength(400)
    expect(clock.now()).toBeLessThan(most)
    expect(refused.length).toBeLessThan(60)
    // Whoever comes during the pause is told at once.
    await expect(limiter.run(signal, MINUTE, send)).rejects.toMatchObject({ code: 'throttled' })
  })

  it('works again after the pause', async () => {
    const { clock, limiter } = given({ perSecond: 0 })
    await expect(limiter.run(signal, MINUTE, () => Promise.reject(refusalOf(120_000)))).rejects.toThrow(
      'too many',
    )
    await clock.through(clock.sleep(121_000, signal))
    expect(await limiter.run(signal, MINUTE, async () => 'taken')).toBe('taken')
  })
})

describe('a request that waits', () => {
  it('rejects at once if it is aborted, and leaves no timer behind', async () => {
    const { clock, limiter, send } = given({ perSecond: 20 })
    const abort = new AbortController()
    const all = Promise.allSettled(Array.from({ length: 20 }, () => limiter.run(abort.signal, MINUTE, send)))
    await new Promise((resolve) => setImmediate(resolve))
    abort.abort(new Error('given up'))
    await new Promise((resolve) => setImmediate(resolve))
    // The two that were sent are up to whoever sends them.
    expect(clock.sleepers()).toBe(2)
    const outcomes = await clock.through(all)
    expect(outcomes.filter((each) => each.status === 'rejected')).toHaveLength(18)
  })

  it('lets the others go on if only it is aborted', async () => {
    const { clock, limiter, send } = given({ perSecond: 20 })
    const abort = new AbortController()
    const before = [1, 2, 3].map(() => limiter.run(signal, MINUTE, send))
    const mine = limiter.run(abort.signal, MINUTE, send)
    const after = [1, 2, 3].map(() => limiter.run(signal, MINUTE, send))
    abort.abort(new Error('given up'))
    await expect(mine).rejects.toThrow('given up')
    await clock.through(Promise.all([...before, ...after]))
  })
})

describe('the time-out of a request', () => {
  it('begins when it is sent', async () => {
    const { clock, limiter, send } = given({ perSecond: 20 })
    const all = Array.from({ length: 40 }, () => limiter.run(signal, 200, send))
    await clock.through(Promise.all(all))
    expect(clock.now()).toBeGreaterThan(2_000)
  })

  it('holds for all that is sent together', async () => {
    const { clock, limiter } = given({ perSecond: 20 })
    const left: number[] = []
    const send = async (leftMs: number) => {
      left.push(leftMs)
      await clock.sleep(Math.min(leftMs, 700), signal)
      throw new ServiceError('timeout', 'late')
    }
    await expect(clock.through(limiter.run(signal, 1_000, send))).rejects.toThrow('late')
    expect(left).toEqual([1_000, 300])
  })
})

describe('other errors', () => {
  it.each([
    [
      'of the service are tried three times',
      new ServiceError('InternalServerException', 'no', { status: 500 }),
      3,
    ],
    ['of the network are tried three times', new ServiceError('unreachable', 'no'), 3],
    ['that say no are not tried again', new ServiceError('UnauthorizedException', 'no', { status: 401 }), 1],
    ['that make no sense are not tried again', new ServiceError('bad-reply', 'no', { status: 200 }), 1],
    ['of the program itself are not tried again', new Error('no'), 1],
  ])('%s', async (_, error, times) => {
    const { clock, limiter } = given({ perSecond: 20 })
    let count = 0
    const send = async () => {
      count++
      throw error
    }
    await expect(clock.through(limiter.run(signal, MINUTE, send))).rejects.toBe(error)
    expect(count).toBe(times)
  })

  it('503 pauses all, like a throttle', async () => {
    const { clock, limiter } = given({ perSecond: 20 })
    const sentAt: number[] = []
    const send = async () => {
      sentAt.push(clock.now())
      if (sentAt.length === 1) throw new ServiceError('bad-reply', 'no', { status: 503, retryAfterMs: 5_000 })
    }
    await clock.through(Promise.all([limiter.run(signal, MINUTE, send), limiter.run(signal, MINUTE, send)]))
    expect(sentAt.filter((at) => at > 1_000 && at < 5_000)).toEqual([])
    expect(sentAt).toHaveLength(3)
  })

  it('a request that is always refused while others are taken ends, too', async () => {
    const { clock, limiter } = given({ perSecond: 20 })
    let isOver = false
    const bad = limiter
      .run(signal, MINUTE, () => Promise.reject(refusalOf()))
      .finally(() => {
        isOver = true
      })
    const good = async () => {
      while (!isOver) await limiter.run(signal, MINUTE, async () => undefined)
    }
    await expect(clock.through(Promise.all([bad, good()]))).rejects.toThrow('too many')
  })
})

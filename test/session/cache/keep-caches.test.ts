import { describe, expect, it } from 'vitest'
import { keepCaches } from '../../../src/session/cache/keep-caches.ts'
import { cachesOf } from '../../support/state/state.ts'

describe('caches read again', () => {
  const files = { sso: { a: '{}', b: '[]' }, cli: { c: '1' } }
  const old = cachesOf(files)
  it('keep unchanged files', () => {
    const kept = keepCaches(old, cachesOf({ sso: { a: '{}', b: 'changed', d: '' }, cli: { c: '1' } }))
    expect(kept.sso.get('a')).toBe(old.sso.get('a'))
    expect(kept.sso.get('b')).toEqual({ text: 'changed' })
    expect([...kept.sso.keys()]).toEqual(['a', 'b', 'd'])
    expect(kept.cli).toBe(old.cli)
  })

  it('are new if one of several files changed', () => {
    const fresh = cachesOf({ sso: { a: '{}', b: 'changed' }, cli: { c: '1' } })
    expect(keepCaches(old, fresh).sso).not.toBe(old.sso)
    expect(keepCaches(old, fresh).sso.get('b')).toEqual({ text: 'changed' })
  })

  it('are the same if nothing changed, and new if one folder did', () => {
    expect(keepCaches(old, cachesOf(files))).toBe(old)
    const [sso, cli, login] = [
      keepCaches(old, cachesOf({ ...files, sso: {} })),
      keepCaches(old, cachesOf({ ...files, cli: { c: '2' } })),
      keepCaches(old, cachesOf({ ...files, login: { d: '3' } })),
    ]
    expect(sso.sso.size).toBe(0)
    expect(cli.cli.get('c')).toEqual({ text: '2' })
    expect(login.login.get('d')).toEqual({ text: '3' })
  })

  it('forget removed files', () => {
    expect([...keepCaches(old, cachesOf({ sso: { a: '{}' } })).sso.keys()]).toEqual(['a'])
  })
})

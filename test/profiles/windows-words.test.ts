import { describe, expect, it } from 'vitest'
import { isForWindows, windowsWords } from '../../src/profiles/windows-words.ts'

describe('a command line of Windows', () => {
  it.each<[string, string[] | null]>([
    ['', []],
    [' \t ', []],
    ['a b\tc', ['a', 'b', 'c']],
    ['C:\\tools\\cred.exe --path D:\\x\\', ['C:\\tools\\cred.exe', '--path', 'D:\\x\\']],
    ['"C:\\Program Files\\cred.exe" "a b"', ['C:\\Program Files\\cred.exe', 'a b']],
    ['a""b "" c', ['ab', '', 'c']],
    ["'a b'", ["'a", "b'"]],
    ['a\nb', ['a\nb']],
    // From the table in Microsoft's page.
    ['"abc" d e', ['abc', 'd', 'e']],
    ['a\\\\\\b d"e f"g h', ['a\\\\\\b', 'de fg', 'h']],
    ['a\\\\\\"b c d', ['a\\"b', 'c', 'd']],
    ['a\\\\\\\\"b c" d e', ['a\\\\b c', 'd', 'e']],
    ['"open', null],
    ['"escaped\\"', null],
  ])('%j', (text, words) => {
    expect(windowsWords(text)).toEqual(words)
  })

  it.each<[string, boolean]>([
    ['C:\\x.exe', true],
    ['"c:/Program Files/x.exe" -a', true],
    ['\\\\server\\share\\x.exe', true],
    ['/usr/bin/x', false],
    ['x.exe C:\\y', false],
    ['cc:\\x', false],
  ])('%j is one by its first word: %j', (text, isOne) => {
    expect(isForWindows(text)).toBe(isOne)
  })
})

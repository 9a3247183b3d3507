import { describe, expect, it } from 'vitest'
import { parse } from '../../../src/ini/parse.ts'
import { ELSEWHERE, sideEffectOf } from '../../../src/profiles/edit/side-effect.ts'

const BEFORE = '[a]\nk = 1\ns3 =\n  x = 1\n  y = 2\n[b]\nk = 1\n'

const ofSetting = (after: string, before = BEFORE) => {
  const document = parse(before)
  return sideEffectOf(document, parse(after), { section: document.sections[0]!, key: 'K' })
}
const ofRemoval = (after: string) => {
  const document = parse(BEFORE)
  return sideEffectOf(document, parse(after), { gone: [document.sections[1]!] })
}

describe('a change of one setting', () => {
  it.each([
    ['that setting', BEFORE.replace('k = 1', 'k = 2')],
    ['without that setting', BEFORE.replace('k = 1\n', '')],
    ['comments and blanks', `# c\n${BEFORE.replace('k = 1', '\nk=1')}`],
  ])('may change %s', (_, after) => {
    expect(ofSetting(after)).toBeNull()
  })

  it.each([
    ['the same key of another section', '[a]\nk = 1\ns3 =\n  x = 1\n  y = 2\n[b]\nk = 2\n'],
    ['another key', BEFORE.replace('s3 =', 's4 =')],
    ['a value of a block', BEFORE.replace('y = 2', 'y = 3')],
    ['a key of a block', BEFORE.replace('y = 2', 'z = 2')],
    ['the lines of a block', BEFORE.replace('  y = 2\n', '')],
    ['the lines of a block by one more', BEFORE.replace('  y = 2\n', '  y = 2\n  z = 3\n')],
    ['a block into a value', BEFORE.replace('s3 =', 's3 = 1')],
    ['the name of a section', BEFORE.replace('[b]', '[c]')],
    ['how many sections there are', `${BEFORE}[c]\n`],
    ['how many settings another section has', `${BEFORE}l = 1\n`],
    ['that a line can be read', `${BEFORE}junk\n`],
  ])('must not change %s', (_, after) => {
    expect(ofSetting(after)).toBe(ELSEWHERE)
  })

  it('may mend a line', () => {
    expect(ofSetting(BEFORE, `${BEFORE}junk\n`)).toBeNull()
  })
})

describe('a section that goes', () => {
  it('leaves the others', () => {
    expect(ofRemoval('[a]\nk = 1\ns3 =\n  x = 1\n  y = 2\n')).toBeNull()
    expect(ofRemoval('[a]\nk = 2\ns3 =\n  x = 1\n  y = 2\n')).toBe(ELSEWHERE)
    expect(ofRemoval(BEFORE)).toBe(ELSEWHERE)
  })
})

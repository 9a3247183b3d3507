import { afterEach, describe, expect, it } from 'vitest'
import { openInEditor } from '../../src/terminal/editor.ts'
import { makeHome, removeHomes } from '../support/files/home.ts'

afterEach(removeHomes)

/** A home with a program of that name that writes its arguments to a file. */
function editorNamed(name: string) {
  const home = makeHome()
  home.write(`bin/${name}`, `#!/bin/sh\nprintf '%s\\n' "$@" > '${home.path('told')}'\n`, 0o755)
  return { home, path: home.path('bin', name), told: () => home.read('told').trimEnd().split('\n') }
}

describe('the editor', () => {
  it.each([
    ['vim', ['+7', '/a file']],
    ['nano', ['+7', '/a file']],
    ['emacsclient', ['+7', '/a file']],
    ['code', ['--wait', '--goto', '/a file:7']],
    ['anything', ['/a file']],
  ])('%s opens the file at the line, if it can', (name, told) => {
    const editor = editorNamed(name)
    expect(openInEditor({ EDITOR: editor.path }, '/a file', 7)).toBeNull()
    expect(editor.told()).toEqual(told)
  })

  it('is $VISUAL before $EDITOR', () => {
    const editor = editorNamed('visual')
    openInEditor({ VISUAL: editor.path, EDITOR: 'false' }, '/f', 1)
    expect(editor.told()).toEqual(['/f'])
  })

  it('may have arguments of its own', () => {
    const editor = editorNamed('vi')
    openInEditor({ EDITOR: `${editor.path} -u "no ne"` }, '/f', 3)
    expect(editor.told()).toEqual(['-u', 'no ne', '+3', '/f'])
  })

  it('is reported without the secrets of its arguments', () => {
    const told = openInEditor({ EDITOR: 'no-such-editor --token=hunter2 -w' }, '/f', 1)
    expect(told).toMatch(/Command not found: no-such-editor --token=\*{16} -w; set/)
  })

  it('is reported if it is not installed', () => {
    expect(openInEditor({ EDITOR: 'no-such-editor' }, '/f', 1)).toMatch(
      /Command not found: no-such-editor; set/,
    )
  })

  it('may fail without a report', () => {
    expect(openInEditor({ EDITOR: 'false' }, '/f', 1)).toBeNull()
  })
})

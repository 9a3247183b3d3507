import { width } from '../../text/text.ts'

const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g

/** In place of `string-width`: the width that the view cuts and pads by, so that Ink measures what was meant. */
export default function stringWidth(text: string): number {
  return width(text.includes('\u001b') ? text.replace(ESCAPES, '') : text)
}

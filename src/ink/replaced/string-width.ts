import { width } from '../../text/text.ts'

const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g

/** Replaces `string-width` by the function with which the view cuts and pads, so that Ink measures the same widths. */
export default function stringWidth(text: string): number {
  return width(text.includes('\u001b') ? text.replace(ESCAPES, '') : text)
}

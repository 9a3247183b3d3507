import { width } from '../../text/width.ts'

const ESCAPES = /\u001b\[[0-?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)/g

/** Replaces `string-width`, so that Ink measures text as the view does when it cuts and pads. */
export default function stringWidth(text: string): number {
  return width(text.includes('\u001b') ? text.replace(ESCAPES, '') : text)
}

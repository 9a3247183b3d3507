/**
 * The ` # note` or ` ; note` at the end of a value, from its `#` or `;`, or null. The AWS CLI reads it as part of the
 * value, the SDKs do not (botocore/configloader.py, smithy's parseIni).
 */
export function inlineNote(value: string): string | null {
  const at = value.search(/\s[#;]/)
  return at < 0 ? null : value.slice(at).trimStart()
}

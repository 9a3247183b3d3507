/**
 * Python's `json.dumps(value, sort_keys=True)`, byte for byte, because the AWS CLI hashes it to name cache files:
 * sorted keys, ASCII only, and the separators `, ` and `: `, without the spaces if `compact`.
 */
export function pythonJson(value: unknown, compact = false): string {
  const comma = compact ? ',' : ', '
  const colon = compact ? ':' : ': '
  if (Array.isArray(value)) return `[${value.map((each) => pythonJson(each, compact)).join(comma)}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, each]) => `${ascii(key)}${colon}${pythonJson(each, compact)}`).join(comma)}}`
  }
  return typeof value === 'string' ? ascii(value) : JSON.stringify(value ?? null)
}

function ascii(text: string): string {
  return JSON.stringify(text).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

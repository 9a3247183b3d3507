export interface Arn {
  readonly partition: string
  readonly service: string
  readonly region: string
  readonly account: string
  readonly resource: string
}

/** `arn:partition:service:region:account:resource` → its parts, or null for anything else. */
export function parseArn(text: string): Arn | null {
  const match = /^arn:([^:\s]+):([^:\s]+):([^:\s]*):([^:\s]*):(\S+)$/.exec(text)
  if (!match) return null
  const [, partition = '', service = '', region = '', account = '', resource = ''] = match
  return { partition, service, region, account, resource }
}

/** The name, without the path, from `arn:…:iam::ACCOUNT:role/some/path/NAME`; null for anything but a role. */
export function roleName(arn: string): string | null {
  const resource = parseArn(arn)?.resource
  return resource?.startsWith('role/') ? resource.slice(resource.lastIndexOf('/') + 1) : null
}

/** The account of an ARN, or null if it has none or is not an ARN. */
export function accountOf(arn: string): string | null {
  return parseArn(arn)?.account || null
}

import { expect, it } from 'vitest'
import { configuredEndpoint, type ServiceId } from '../../src/profiles/endpoint.ts'
import type { Variables } from '../../src/profiles/environment.ts'
import { readFiles } from '../support/files/read-files.ts'
import { type CaseFile, describeConformance, itConforms } from './describe-conformance.ts'

type Group = Readonly<Record<string, Readonly<Record<string, string | Readonly<Record<string, string>>>>>>

interface Case {
  readonly id: string
  readonly name: string
  readonly profile: string
  readonly client_config: string
  readonly environment: string
  readonly service: string
  readonly output: { readonly endpointUrl: string }
}

interface Data extends CaseFile<Case> {
  readonly fixtures: {
    readonly profiles: Group
    readonly services: Group
    readonly environments: Readonly<Record<string, Variables>>
  }
}

const section = (keyword: string, [name, values]: [string, Group[string]]) =>
  `[${keyword} ${name}]\n${Object.entries(values).map(setting).join('')}`

function setting([key, value]: [string, Group[string][string]]): string {
  if (typeof value === 'string') return `${key} = ${value}\n`
  return `${key} =\n${Object.entries(value)
    .map(([nested, inner]) => `  ${nested} = ${inner}\n`)
    .join('')}`
}

/** Addresses of AWS's own, which is what is left where nothing is configured. */
const isOwn = (url: string) => /\.amazonaws\.com$/.test(url)

describeConformance<Data>('endpoint-url.json', ({ cases, fixtures }) => {
  const profiles = Object.entries(fixtures.profiles).map((each) => section('profile', each))
  const services = Object.entries(fixtures.services).map((each) => section('services', each))
  const reading = readFiles({ config: [...profiles, ...services].join('') })
  for (const { id, name, profile, client_config, environment, service, output } of cases) {
    // awsprof has no --endpoint-url of its own.
    if (client_config !== 'default') continue
    const variables = fixtures.environments[environment] ?? {}
    itConforms(
      id,
      name,
      () => configuredEndpoint(service as ServiceId, variables, reading.profiles, profile),
      isOwn(output.endpointUrl) ? null : output.endpointUrl,
    )
  }

  it('has cases', () => {
    expect(cases.length).toBeGreaterThan(15)
  })
})

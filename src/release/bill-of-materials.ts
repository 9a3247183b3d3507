/** As much of CycloneDX 1.5 as `npm sbom` writes: https://cyclonedx.org/docs/1.5/json/ */
export interface Bill {
  readonly serialNumber?: string
  readonly metadata: { readonly component: Component; readonly timestamp?: string }
  readonly components: readonly Component[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}

interface Component {
  readonly 'bom-ref': string
  readonly type: string
  readonly name: string
  readonly version: string
  readonly purl: string
  readonly scope?: string
  readonly properties?: readonly { readonly name: string; readonly value: string }[]
}

/**
 * The bill of what is shipped. To npm everything is a development dependency, since the bundles hold what the program
 * needs: of its bill, this leaves what is in the bundles, and says that it is required. Without the time and the random
 * number, so that the same sources give the same bill.
 *
 * @param all of `npm sbom`
 * @param shipped `NAME@VERSION` of each package in the bundles
 * @param node version of the Node that the executables hold
 * @throws Error if a package in the bundles is not in the bill
 */
export function billOfShipped(all: Bill, shipped: readonly string[], node: string): Bill {
  const { serialNumber: _, ...rest } = all
  const { timestamp: __, ...metadata } = all.metadata
  const { 'bom-ref': root } = metadata.component
  const [name = ''] = root.split('@')
  const kept = new Set(shipped)
  const components = all.components.filter((each) => kept.has(each['bom-ref']))
  const missing = shipped.filter((ref) => !components.some((each) => each['bom-ref'] === ref))
  if (missing.length > 0) throw new Error(`not in the bill of npm: ${missing.join(', ')}`)
  const runtime: Component = {
    'bom-ref': `node@${node}`,
    type: 'platform',
    name: 'node',
    version: node,
    purl: `pkg:generic/node@${node}?download_url=https://nodejs.org/dist/v${node}/`,
    scope: 'optional',
    properties: [
      { name: 'awsprof:in', value: 'the executables; the npm package runs on the Node that is there' },
    ],
  }
  return {
    ...rest,
    // npm takes the name of the folder.
    metadata: { ...metadata, component: { ...metadata.component, type: 'application', name } },
    components: [...components.map((each) => ({ ...each, scope: 'required', properties: [] })), runtime],
    dependencies: all.dependencies
      .filter(({ ref }) => ref === root || kept.has(ref))
      .map(({ ref, dependsOn }) => ({
        ref,
        dependsOn: [
          ...dependsOn.filter((each) => kept.has(each)),
          ...(ref === root ? [runtime['bom-ref']] : []),
        ],
      })),
  }
}

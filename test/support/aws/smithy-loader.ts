import { externalDataInterceptor, loadSsoSessionData, parseKnownFiles } from '@smithy/core/config'

/** Sections by name, each with flattened keys, as the SDK for JavaScript reads them. */
export type SmithySections = Readonly<Record<string, Readonly<Record<string, string | undefined>>>>

const configFilepath = '/nowhere/config'
const filepath = '/nowhere/credentials'

/**
 * Reads two texts in memory with the config loader of the SDK for JavaScript. It returns sso-session and services
 * sections among the profiles too, as `sso-session.NAME` and `services.NAME`.
 */
export async function readWithSmithy(config: string, credentials: string) {
  externalDataInterceptor.interceptFile(configFilepath, config)
  externalDataInterceptor.interceptFile(filepath, credentials)
  const profiles: SmithySections = await parseKnownFiles({ configFilepath, filepath })
  const sessions: SmithySections = await loadSsoSessionData({ configFilepath })
  return { profiles, sessions }
}

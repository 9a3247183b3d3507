// Everything that tests draw at random, in one place to import from.
export {
  arbitraryCleanConfig,
  arbitraryCleanConfigText,
  type CleanConfig,
  type CleanProfile,
} from './arbitrary-clean-config.ts'
export { arbitraryConfigText } from './arbitrary-config-text.ts'
export {
  arbitraryBytes,
  arbitraryPlainProfileName,
  arbitraryProfileName,
  arbitraryValue,
} from './arbitrary-words.ts'

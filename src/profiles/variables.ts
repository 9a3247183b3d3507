/** The environment variables, passed in so that this folder never reads `process.env`. */
export type Variables = Readonly<Record<string, string | undefined>>

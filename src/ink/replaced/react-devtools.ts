/** Replaces a package that Ink imports but never calls in production. */
export default {}

/** Stands in for packages that are bundled but never called. */
export default {}

/** Replaces `react-devtools-core`, which is never called. */
export default {}

const BLANK_LINE = 'a new section is set off by a blank line, as the file’s others are'
const NEIGHBOURS = 'a new line, or a changed one, keeps the indentation and the spacing of its neighbours'
const NO_NEWLINE = 'a missing newline at the end of the file stays missing'
const BLOCKS = 'a plain value and a block do not replace each other: that would drop what stood there'

/** Cases of `aws configure set` whose text awsprof writes otherwise, or not at all, and why: case id → reason. */
export const writerDifferences: Readonly<Record<string, string>> = {
  'add-new-profile': BLANK_LINE,
  'config-section-without-prefix': BLANK_LINE,
  'credentials-new-profile-with-space': BLANK_LINE,
  'dotted-profile-name-with-dot': BLANK_LINE,
  test_appends_newline_on_new_section: `${BLANK_LINE}; ${NO_NEWLINE}`,
  test_update_single_new_values: NO_NEWLINE,
  'nested-add-subkey-existing-block': NEIGHBOURS,
  'nested-block-last-in-file': NEIGHBOURS,
  'nested-tab-indent': NEIGHBOURS,
  'no-spaces-around-equals': NEIGHBOURS,
  'v2-services-add-service': NEIGHBOURS,
  'whole-body-indented-add': NEIGHBOURS,
  'commented-out-key-last': 'a new setting goes behind the last setting, before the comments of what follows',
  'nested-over-scalar': BLOCKS,
  'scalar-over-nested': BLOCKS,
  'new-profile-with-space-and-apostrophe':
    'a name with a quote is read differently by every tool, so it is refused',
  test_configure_set_with_profile_with_tab_dotted: 'a name with a tab looks like one with a blank: refused',
  'value-with-leading-space': 'the blanks are lost when the value is read, so it is refused',
}

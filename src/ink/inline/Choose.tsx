import { Box, Text } from 'ink'
import SelectInput from 'ink-select-input'
import TextInput from 'ink-text-input'
import { useState } from 'react'
import type { AskedChoice } from './asked.ts'

interface Props extends AskedChoice {
  readonly isAscii: boolean
  /** How many rows of the list are shown; the rest scrolls. */
  readonly limit: number
  /** Whether the next key is for the list. It would take `j`, `k` and digits of the text for keys of its own. */
  readonly isListRead: boolean
  /** False once it is answered, or never will be: then it is drawn for the last time. */
  readonly isOpen: boolean
  /** Called with the index of the label. */
  readonly onAnswer: (answer: number) => void
}

/** A list to choose from, narrowed by the words typed above it. */
export function Choose({ text, labels, isAscii, limit, isListRead, isOpen, onAnswer }: Props) {
  const [words, setWords] = useState('')
  const items = labels.map((label, value) => ({ label, value })).filter(({ label }) => holdsAll(label, words))
  // With an empty list the widget calls it without an item.
  const select = (item: (typeof items)[number] | undefined) => {
    if (item) onAnswer(item.value)
  }
  if (!isOpen) return <Text>{text}</Text>
  const rows = Math.min(limit, items.length)
  return (
    <Box flexDirection="column">
      <Text>{text}</Text>
      <Text>
        {'Type to narrow: '}
        <TextInput value={words} onChange={setWords} />
      </Text>
      <SelectInput
        items={items}
        limit={limit}
        isFocused={isListRead}
        indicatorComponent={isAscii ? AsciiPointer : Pointer}
        itemComponent={Label}
        onSelect={select}
      />
      <Text>{items.length === 0 ? '  nothing matches' : `  ${rows} of ${items.length} shown`}</Text>
    </Box>
  )
}

function holdsAll(label: string, words: string): boolean {
  const text = label.toLowerCase()
  return words
    .toLowerCase()
    .split(' ')
    .every((word) => text.includes(word))
}

function Pointer({ isSelected = false }: { readonly isSelected?: boolean }) {
  return <Text>{isSelected ? '❯ ' : '  '}</Text>
}

function AsciiPointer({ isSelected = false }: { readonly isSelected?: boolean }) {
  return <Text>{isSelected ? '> ' : '  '}</Text>
}

function Label({ label, isSelected = false }: { readonly label: string; readonly isSelected?: boolean }) {
  return (
    <Text wrap="truncate" bold={isSelected}>
      {label}
    </Text>
  )
}

// DejaVu Sans Mono is 1233/2048 em wide: at this font size a character is ten units wide, so columns fall on
// whole pixels and lines drawn in them are sharp.
export const cellWidth = 10
export const cellHeight = 20
export const fontSize = 16.61
/** From the top of a cell to the line that letters stand on. */
export const baseline = 15

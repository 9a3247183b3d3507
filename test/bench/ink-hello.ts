import { render, Text } from 'ink'
import { createElement } from 'react'

const app = render(createElement(Text, null, 'hello'), { interactive: true })
app.unmount()

// Reads [document, …] and prints, for each, its text and code nodes: [[type, value, start, end], …] in code points.
import {readFileSync} from 'node:fs'
import {fromMarkdown} from 'mdast-util-from-markdown'
import {gfmFromMarkdown} from 'mdast-util-gfm'
import {gfm} from 'micromark-extension-gfm'

const options = {extensions: [gfm({singleTilde: false})], mdastExtensions: [gfmFromMarkdown()]}

function texts(document) {
  const found = []
  const points = [0]
  for (let unit = 0; unit < document.length; unit++) {
    const low = document.charCodeAt(unit) >= 0xdc00 && document.charCodeAt(unit) <= 0xdfff
    points.push(points[unit] + (low ? 0 : 1))
  }
  const waiting = [fromMarkdown(document, options)]
  while (waiting.length > 0) {
    const node = waiting.pop()
    if (['text', 'inlineCode', 'code'].includes(node.type) && node.position) {
      const {start, end} = node.position
      found.push([node.type, node.value, points[start.offset], points[end.offset]])
    }
    waiting.push(...(node.children ?? []))
  }
  return found
}

process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, 'utf8')).map(texts)))

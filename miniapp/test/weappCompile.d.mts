export function compileWxml(root: string): (file: string, data: object) => unknown
export function checkWxss(root: string, files: string[]): string
export function listFiles(root: string, end: string): string[]

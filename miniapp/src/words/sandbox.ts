/** Words of the sandbox's own build; production builds leave them out. */
export const sandboxWords = {
  photoTitle: '从哪里拿照片',
  sample: '示例照片',
  computer: '从电脑选',
}

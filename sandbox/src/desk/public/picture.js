const longest = 1280

/** A photo as a phone sends it: at most 1280 px, JPEG, as base64. */
export async function pictureOf(file) {
  const image = await createImageBitmap(file)
  const scale = Math.min(1, longest / Math.max(image.width, image.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(image.width * scale)
  canvas.height = Math.round(image.height * scale)
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  const [, base64] = canvas.toDataURL('image/jpeg', 0.85).split(',')
  return { base64, contentType: 'image/jpeg' }
}

// A photo of the camera becomes one that can be sent from a stairwell: upright, at most 1,600 pixels long, nothing in it but pixels.
const LONGEST_SIDE = 1600
const QUALITY = 0.8

/** Null when it is no picture that this phone can open. */
export async function shrunk(file: Blob): Promise<Uint8Array | null> {
  let picture: ImageBitmap
  try {
    picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  } catch {
    return null
  }
  const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  const blob = await new Promise<Blob | null>(made => canvas.toBlob(made, 'image/jpeg', QUALITY))
  return blob && new Uint8Array(await blob.arrayBuffer())
}

import { png } from './png'

/** A small dusk-coloured PNG: what a person "photographs" in the chat when no picture is given. */
export const samplePhoto = (width = 240, height = 180): Buffer =>
  png(width, height, (_, y) => [
    40 + Math.floor((y * 90) / height),
    60 + Math.floor((y * 60) / height),
    110 - Math.floor((y * 50) / height),
  ])

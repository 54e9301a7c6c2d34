import { momentAt } from '@jinlin/domain/clocks/shanghai'
import { z } from 'zod'
import { commandLineWords, type Takes } from '../words/commandLine'

/** What stands behind a flag: its shape, and what it takes in words for people. */
export type Flag<T> = { shape: z.ZodType<T>; takes: Takes }

const { takes, oneOf: anyOf, between: numberBetween } = commandLineWords
const number = z.string().trim().min(1).pipe(z.coerce.number())
const text = z.string().min(1)

/** A flag without anything behind it: there or not. */
export const alone = { alone: true } as const

/** The kinds of flags; each has a value or none. `day` is the midnight in China with which it begins. */
export const flagKinds = {
  text: { shape: text, takes: takes.text },
  file: { shape: text, takes: takes.file },
  folder: { shape: text, takes: takes.folder },
  day: { shape: z.iso.date().transform((day) => momentAt(day, '00:00')), takes: takes.day },
  above0: { shape: number.pipe(z.number().positive()), takes: takes.above0 },
  count: { shape: number.pipe(z.int().positive()), takes: takes.count },
  whole: { shape: number.pipe(z.int()), takes: takes.whole },
  port: { shape: number.pipe(z.int().min(0).max(65_535)), takes: takes.port },
} as const satisfies Record<string, Flag<unknown>>

/** A flag that takes one of these words. */
export const oneOf = (all: readonly string[]): Flag<string> => ({
  shape: z.string().refine((word) => all.includes(word)),
  takes: anyOf(all),
})

/** A flag that takes a number from `least` to `most`. */
export const between = (least: number, most: number): Flag<number> => ({
  shape: number.pipe(z.number().min(least).max(most)),
  takes: numberBetween(least, most),
})

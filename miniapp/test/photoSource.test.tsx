import { render, screen, waitFor } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { PhotoSourceSheet } from '../src/components/PhotoSourceSheet'
import { askPhotoSource, takeSample } from '../src/services/photoSource'
import { tap } from './pageHelp'

it('whoever tries the desk out is asked where a photo comes from, and may take the sample', async () => {
  render(<PhotoSourceSheet />)
  const sample = askPhotoSource()
  await tap('示例照片')
  expect(await sample).toBe('sample')
  await waitFor(() => expect(screen.queryByText('示例照片')).toBeNull())
})

it('a photo of the computer’s own can be taken as well', async () => {
  render(<PhotoSourceSheet />)
  const own = askPhotoSource()
  await tap('从电脑选')
  expect(await own).toBe('computer')
})

it('asked anew, the first question counts as closed', async () => {
  render(<PhotoSourceSheet />)
  const [first, second] = [askPhotoSource(), askPhotoSource()]
  expect(await first).toBe('none')
  await tap('示例照片')
  expect(await second).toBe('sample')
})

it('a sandbox without the photo says so', async () => {
  vi.stubGlobal('fetch', async () => new Response('', { status: 404 }))
  await expect(takeSample()).rejects.toThrow('404')
  vi.unstubAllGlobals()
})

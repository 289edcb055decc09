import vue from '@vitejs/plugin-vue'
import { join } from 'node:path'
import { defineConfig } from 'vite'
import { elementParts } from './element.ts'
import { squeezed } from './squeezed.ts'

// One origin, no inline script or style: the server's Content-Security-Policy allows neither.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue(), elementParts(join(import.meta.dirname, 'src')), squeezed(join(import.meta.dirname, '../../dist'))],
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'chrome110',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1600,
  },
})

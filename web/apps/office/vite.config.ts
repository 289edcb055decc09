import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vite'

// One origin, no inline script or style: the server's Content-Security-Policy allows neither.
export default defineConfig({
  root: import.meta.dirname,
  plugins: [vue()],
  build: {
    outDir: '../../dist',
    emptyOutDir: true,
    target: 'chrome110',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1600,
  },
})

declare module 'virtual:element-styles'

/** The LinkedIn app that the extension's settings name, as LinkedIn's developer portal would hold it. */
export const application = {
  clientId: 'sandbox-client',
  clientSecret: 'sandbox-secret',
  redirectAddresses: [
    'https://njcgdkibgodalkjbdeoklmiceghgjofh.chromiumapp.org/',
    'https://c52d6a337e5a154d4fff3bb4366afd2133fa9ad8.extensions.allizom.org/',
  ],
  /** Pages of the built extension, which may call the token service. */
  allowedOrigins: ['chrome-extension://njcgdkibgodalkjbdeoklmiceghgjofh'],
};

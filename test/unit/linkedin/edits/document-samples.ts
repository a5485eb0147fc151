/**
 * Every sample request body of the Profile Edit API document, by its section, without the blanks between its tokens and otherwise byte for byte. One is mended:
 * in "Member Rich Contents" a comma stands before a closing bracket, which is no JSON. The samples of `FIELD` and `field1` stand for any field.
 */
export const sampleBodies = {
  'How to Perform a Profile Edit: to change all the values in the field':
    '{"patch":{"$set":{"FIELD":{"VALUE1":"value1","VALUE2":"value2","VALUE3":"value3"}}}}',
  'How to Perform a Profile Edit: to delete one or more fields': '{"patch":{"$delete":["field1","field2"]}}',
  'MultiLocaleString Fields: address':
    '{"patch":{"$set":{"address":{"localized":{"en_US":"2029 Stierlin Ct, Mountain View, CA 94043"},"preferredLocale":{"country":"US","language":"en"}}}}}',
  'MultiLocaleRichText Fields: summary':
    '{"patch":{"$set":{"summary":{"localized":{"en_US":{"rawText":"Awesome summary of me."}},"preferredLocale":{"country":"US","language":"en"}}}}}',
  'Complex Objects Order: educationsOrder': '{"patch":{"$set":{"educationsOrder":[2601123,2663456]}}}',
  'Register the Background Picture Original Image':
    '{"registerUploadRequest":{"recipes":["urn:li:digitalmediaRecipe:profile-originalbackground-image"],"owner":"urn:li:person:ABCDEF","serviceRelationships":[]}}',
  'Register the Background Picture Display Image':
    '{"registerUploadRequest":{"recipes":["urn:li:digitalmediaRecipe:profile-displaybackground-image"],"owner":"urn:li:person:ABCDEF","serviceRelationships":[]}}',
  'Update the profile with the Background Picture':
    '{"patch":{"backgroundPicture":{"$set":{"originalImage":"urn:li:digitalmediaAsset:C5604AQEMWf4Nl_mf2g","displayImage":"urn:li:digitalmediaAsset:C5616AQEoeGkp7U5GEA"}}}}',
  'Birth Date': '{"patch":{"$set":{"birthDate":{"day":1,"month":1,"year":1974}}}}',
  IMs: '{"patch":{"$set":{"ims":{"bobsmith-linkedin":{"id":"bobsmith-linkedin","provider":"GTalk"}}}}}',
  'Industry ID': '{"patch":{"$set":{"industryId":"urn:li:industry:47"}}}',
  'New Location': '{"patch":{"$set":{"geoLocation":{"geo":"urn:li:geo:123456789"}}}}',
  'Legacy Location':
    '{"patch":{"$set":{"location":{"countryCode":"us","postalCode":"94101","standardizedLocationUrn":"urn:li:standardizedLocationKey:(us,94101)"}}}}',
  'Member Rich Contents':
    '{"patch":{"$set":{"memberRichContents":["urn:li:memberRichContent:(urn:li:person:yrZCpj2ZYQ,1586981719813)","urn:li:memberRichContent:(urn:li:person:yrZCpj2ZYQ,1586981706752)"]}}}',
  'Phone Numbers':
    '{"patch":{"$set":{"phoneNumbers":[{"number":"123-444-5555","type":"WORK"},{"number":"(222) 333-4444","type":"HOME"}]}}}',
  'Register the Profile Picture Original Image':
    '{"registerUploadRequest":{"recipes":["urn:li:digitalmediaRecipe:profile-originalphoto-image"],"owner":"urn:li:person:ABCDEF","serviceRelationships":[]}}',
  'Register the Profile Picture Display Image':
    '{"registerUploadRequest":{"recipes":["urn:li:digitalmediaRecipe:profile-displayphoto-image"],"owner":"urn:li:person:ABCDEF","serviceRelationships":[]}}',
  'Update the profile with the Profile Picture':
    '{"patch":{"profilePicture":{"$set":{"originalImage":"urn:li:digitalmediaAsset:C5604AQETz3tP1vbVrA","displayImage":"urn:li:digitalmediaAsset:C5603AQEZ69UT8-eyQg"}}}}',
  'Selected Contact Interests':
    '{"patch":{"$set":{"selectedContactInterests":[{"predefinedInterest":"GRABBING_COFFEE"},{"predefinedInterest":"INVESTING"}]}}}',
  'Supported Locales': '{"patch":{"$set":{"supportedLocales":[{"country":"US","language":"en"}]}}}',
  'Vanity Name': '{"patch":{"$set":{"vanityName":"bobsmith"}}}',
  'Volunteering Interests':
    '{"patch":{"$set":{"volunteeringInterests":{"supportedPredefinedCauses":["humanitarianRelief","politics","socialServices"]}}}}',
  Websites:
    '{"patch":{"$set":{"websites":[{"category":"OTHER","label":{"localized":{"en_US":"MY OTHER WEBSITE"},"preferredLocale":{"country":"US","language":"en"}},"url":{"localized":{"en_US":"http://www.linkedin-other.com"},"preferredLocale":{"country":"US","language":"en"}}},{"category":"PERSONAL","url":{"localized":{"en_US":"http://www.linkedin-personal.com"},"preferredLocale":{"country":"US","language":"en"}}}]}}}',
} as const;

/** The sample answers to the registrations, likewise. */
export const sampleRegistrations = {
  'Register the Background Picture Original Image':
    '{"value":{"uploadMechanism":{"com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest":{"headers":{},"uploadUrl":"https://api.linkedin.com/mediaUpload/C5604AQEMWf4Nl_mf2g/profile-original-uploadedBackgroundImage/0?ca=vector_profile&cn=uploads&m=AQKUInFL-Ndi6QAAAWhdlc4iYOO-4OMcrxikL9KS3DLPqXFLtoDF11AGYQ&app=5480656&sync=0&v=beta&ut=0Y9HvZ5fS4DoA1"}},"mediaArtifact":"urn:li:digitalmediaMediaArtifact:(urn:li:digitalmediaAsset:C5604AQEMWf4Nl_mf2g,urn:li:digitalmediaMediaArtifactClass:profile-original-uploadedBackgroundImage)","asset":"urn:li:digitalmediaAsset:C5604AQEMWf4Nl_mf2g"}}',
  'Register the Background Picture Display Image':
    '{"value":{"uploadMechanism":{"com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest":{"headers":{},"uploadUrl":"https://api.linkedin.com/mediaUpload/C5616AQEoeGkp7U5GEA/profile-uploadedBackgroundImage/0?ca=vector_profile&cn=uploads&m=AQIdKBw1WIgAWwAAAWhdlwvlhH13JEO0ZxBHb2VRuyAILbzD_VgJ-4UyLg&app=5480656&sync=0&v=beta&ut=1SpRkaq8G5DoA1"}},"mediaArtifact":"urn:li:digitalmediaMediaArtifact:(urn:li:digitalmediaAsset:C5616AQEoeGkp7U5GEA,urn:li:digitalmediaMediaArtifactClass:profile-uploadedBackgroundImage)","asset":"urn:li:digitalmediaAsset:C5616AQEoeGkp7U5GEA"}}',
  'Register the Profile Picture Original Image':
    '{"value":{"uploadMechanism":{"com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest":{"headers":{},"uploadUrl":"https://api.linkedin.com/mediaUpload/C5604AQETz3tP1vbVrA/profile-original-uploadedImage/0?ca=vector_profile&cn=uploads&m=AQIMP2H3hPHVQgAAAWhdrSbB12VmhiQ0V0e5P2gkANXgOa512YhoXwQHCA&app=5480656&sync=0&v=beta&ut=0VMl1rOvOtDoA1"}},"mediaArtifact":"urn:li:digitalmediaMediaArtifact:(urn:li:digitalmediaAsset:C5604AQETz3tP1vbVrA,urn:li:digitalmediaMediaArtifactClass:profile-original-uploadedImage)","asset":"urn:li:digitalmediaAsset:C5604AQETz3tP1vbVrA"}}',
  'Register the Profile Picture Display Image':
    '{"value":{"uploadMechanism":{"com.linkedin.digitalmedia.uploading.MediaUploadHttpRequest":{"headers":{},"uploadUrl":"https://api.linkedin.com/mediaUpload/C5603AQEZ69UT8-eyQg/profile-uploadedImage/0?ca=vector_profile&cn=uploads&m=AQL93-s4C9ABlAAAAWhdsCVA1e4g-pLr25mZkiJf_Oj8yalEZyrBe7wBZg&app=5480656&sync=0&v=beta&ut=2zm8ziQVmwDoA1"}},"mediaArtifact":"urn:li:digitalmediaMediaArtifact:(urn:li:digitalmediaAsset:C5603AQEZ69UT8-eyQg,urn:li:digitalmediaMediaArtifactClass:profile-uploadedImage)","asset":"urn:li:digitalmediaAsset:C5603AQEZ69UT8-eyQg"}}',
} as const;

import { expect } from "chai";
import { isTooWide } from "../../../../policypacks/mas-trm/kit/network/shared-domains.ts";

describe("a name that is let through", () => {
  const wide = `
    * *. *.com *.com.sg *.co.uk *.aws *.amazonaws.com *.us-east-1.amazonaws.com *.amazonaws.com.cn *.awsapps.com *.aws.dev *.on.aws
    *.amazoncognito.com *.cloudfront.net *.windows.net *.azurewebsites.net *.microsoftonline.com *.sharepoint.com
    *.googleapis.com *.googleusercontent.com *.github.io *.githubusercontent.com *.okta.com *.awsapprunner.com
    *.elasticbeanstalk.com *.amplifyapp.com *.azure.com *.blob.core.windows.net *.onmicrosoft.com *.appspot.com *.run.app
    a*.amazonaws.com *.web.app *.gitlab.io *.herokuapp.com *.netlify.app *.vercel.app *.pages.dev *.workers.dev *.ngrok.io`;
  for (const name of wide.trim().split(/\s+/)) {
    it(`is too wide as ${name}`, () => {
      expect(isTooWide(name)).to.equal(true);
    });
  }

  for (const name of [
    "app.kiro.dev",
    "oidc.us-east-1.amazonaws.com",
    "*.bank.example",
    "*.bank.com.sg",
    "*.notamazonaws.com",
  ]) {
    it(`is not too wide as ${name}`, () => {
      expect(isTooWide(name)).to.equal(false);
    });
  }
});

import { expect } from "chai";
import { isTooWide } from "../../../../policypacks/mas-trm/kit/network/shared-domains.ts";

describe("a name that is let through", () => {
  const wide = `
    * *. *.com *.aws *.amazonaws.com *.us-east-1.amazonaws.com *.amazonaws.com.cn *.awsapps.com *.aws.dev *.on.aws
    *.amazoncognito.com *.cloudfront.net *.windows.net *.azurewebsites.net *.microsoftonline.com *.sharepoint.com
    *.googleapis.com *.googleusercontent.com *.github.io *.githubusercontent.com *.okta.com`;
  for (const name of wide.trim().split(/\s+/)) {
    it(`is too wide as ${name}`, () => {
      expect(isTooWide(name)).to.equal(true);
    });
  }

  for (const name of ["app.kiro.dev", "oidc.us-east-1.amazonaws.com", "*.bank.example", "*.notamazonaws.com"]) {
    it(`is not too wide as ${name}`, () => {
      expect(isTooWide(name)).to.equal(false);
    });
  }
});

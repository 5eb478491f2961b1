namespace CallBridge.DemoOrg.OAuth;

/// <param name="UserId">Who allowed it.</param>
/// <param name="RedirectUri">Where it was sent: the exchange must name the same.</param>
/// <param name="Challenge">S256 of the verifier that the exchange must bring.</param>
/// <param name="IssuedAt">Timestamp.</param>
internal sealed record AuthorizationCode(string UserId, string RedirectUri, string Challenge, long IssuedAt);

package org.aceso.testkit;

/**
 * All that is asked of a challenge type, by topic. The test of a type implements this and names its
 * fixture:
 *
 * <pre>{@code
 * final class BinaryRiskTest implements ChallengeTypeContract {
 *   @Override
 *   public Fixture fixture() {
 *     return Fixture.in(Path.of("src/test/resources/fixture"), BinaryRisk::new);
 *   }
 * }
 * }</pre>
 */
public interface ChallengeTypeContract
    extends DescriptionContract,
        GoldenValueContract,
        StrictReadingContract,
        DeterminismContract,
        SecrecyContract {}

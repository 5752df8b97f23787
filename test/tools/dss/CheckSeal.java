import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.io.FileInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Validates the signatures of PDF files with DSS, the validator of the European Commission, by its own policy. The script
 * {@code check} runs it; what it prints is in README.md.
 */
public final class CheckSeal {
    private CheckSeal() {}

    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 3) {
            System.err.println("usage: check AUTHORITY.pem REVOCATIONS.crl PDF...");
            System.exit(2);
        }
        CertificateToken authority;
        try (FileInputStream file = new FileInputStream(arguments[0])) {
            authority = DSSUtils.loadCertificate(file);
        }
        CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
        trusted.addCertificate(authority);
        boolean allPassed = true;
        for (int at = 2; at < arguments.length; at++) {
            CommonCertificateVerifier verifier = new CommonCertificateVerifier();
            verifier.setTrustedCertSources(trusted);
            try (FileInputStream revocations = new FileInputStream(arguments[1])) {
                verifier.setCrlSource(new ExternalResourcesCRLSource(revocations));
            }
            allPassed &= check(new File(arguments[at]), verifier);
        }
        System.exit(allPassed ? 0 : 1);
    }

    private static boolean check(File file, CommonCertificateVerifier verifier) {
        SimpleReport report;
        try {
            SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
            validator.setCertificateVerifier(verifier);
            report = validator.validateDocument().getSimpleReport();
        } catch (RuntimeException fault) {
            System.out.printf("%s\tUNREADABLE\t-\t-\t%s%n", file, fault.getMessage());
            return false;
        }
        if (report.getSignatureIdList().isEmpty()) {
            System.out.printf("%s\tNO_SIGNATURE\t-\t-\t%n", file);
            return false;
        }
        boolean passed = true;
        for (String id : report.getSignatureIdList()) {
            String why = Stream.of(report.getAdESValidationErrors(id), report.getAdESValidationWarnings(id))
                .flatMap(messages -> messages.stream().map(message -> message.getValue()))
                .collect(Collectors.joining("; "));
            System.out.printf("%s\t%s\t%s\t%s\t%s%n", file, report.getIndication(id), report.getSubIndication(id),
                report.getSignatureFormat(id), why);
            passed &= report.getIndication(id).name().equals("TOTAL_PASSED");
        }
        return passed;
    }
}

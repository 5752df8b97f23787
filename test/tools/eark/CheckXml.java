import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.SAXException;

/**
 * Validates XML files by an XML schema, with what is in Java: {@code java CheckXml.java SCHEMA NAME FOLDER} checks every
 * file below FOLDER whose name ends with NAME. Nothing is fetched: the schemas name each other by files.
 */
public final class CheckXml {
    public static void main(String[] arguments) throws IOException, SAXException {
        SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
        Schema schema = factory.newSchema(new Source[] {new StreamSource(new File(arguments[0]))});
        List<Path> files;
        try (Stream<Path> all = Files.walk(Path.of(arguments[2]))) {
            files = all.filter(Files::isRegularFile).filter(each -> each.toString().endsWith(arguments[1])).sorted().toList();
        }
        int faults = 0;
        for (Path file : files) {
            Validator validator = schema.newValidator();
            // The address of a schema in the file is for its readers.
            validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
            try {
                validator.validate(new StreamSource(file.toFile()));
            } catch (SAXException fault) {
                faults += 1;
                System.out.println(file + ": " + fault.getMessage());
            }
        }
        System.out.println(files.size() + " files, " + faults + " with faults");
        System.exit(faults == 0 && !files.isEmpty() ? 0 : 1);
    }
}

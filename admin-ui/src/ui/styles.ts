/** The style sheets of both apps. The component layer stands apart so that the build can take the crown out of it. */
import 'govuk-frontend/dist/govuk/govuk-frontend.min.css'
import './styles.css'

//! The response codes of the API.

/// A response code of the API. Anything but `Success` is an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Code {
    /// Code 0.
    Success,
    /// Code 1000.
    ServerError,
    /// Code 1100.
    SaveFailed,
    /// Code 1110.
    UploadFailed,
    /// Code 1111.
    FileUploadFailed,
    /// Code 1210.
    ResourceNotFound,
    /// Code 1300.
    UpdateFailed,
    /// Code 2000.
    AuthenticationRequired,
    /// Code 3000.
    NotAuthorized,
    /// Code 3100.
    MayNotSubmit,
    /// Code 3300.
    MayNotUpdate,
    /// Code 4000.
    InvalidRequest,
    /// Code 4100.
    ValidationFailed,
    /// Code 4110.
    MalformedXml,
    /// Code 4200.
    MalformedFile,
    /// Code 5001.
    NoSuchReport,
    /// Code 5002.
    NoSuchFile,
    /// Code 5101.
    AlreadyRetracted,
    /// Code 5102.
    AlreadyFinished,
}

impl Code {
    /// All documented codes with number, phrase and HTTP status. The documentation fixes the status of
    /// success (200), of missing credentials (401) and of validation (400); the others are the natural
    /// reading.
    pub const ALL: [(Code, i32, &'static str, u16); 19] = [
        (Code::Success, 0, "Success", 200),
        (Code::ServerError, 1000, "Server error", 500),
        (Code::SaveFailed, 1100, "Save failed", 500),
        (Code::UploadFailed, 1110, "Upload failed", 500),
        (Code::FileUploadFailed, 1111, "File upload failed", 500),
        (Code::ResourceNotFound, 1210, "Resource not found", 404),
        (Code::UpdateFailed, 1300, "Update failed", 500),
        (Code::AuthenticationRequired, 2000, "Authentication required", 401),
        (Code::NotAuthorized, 3000, "User is not authorized to perform this action", 403),
        (Code::MayNotSubmit, 3100, "User does not have authorization to make submissions", 403),
        (Code::MayNotUpdate, 3300, "User does not have authorization to make updates", 403),
        (Code::InvalidRequest, 4000, "Invalid request", 400),
        (Code::ValidationFailed, 4100, "Validation failed", 400),
        (Code::MalformedXml, 4110, "Malformed XML submittal", 400),
        (Code::MalformedFile, 4200, "Malformed file submittal", 400),
        (Code::NoSuchReport, 5001, "Report does not exist", 404),
        (Code::NoSuchFile, 5002, "File does not exist", 404),
        (Code::AlreadyRetracted, 5101, "Report already retracted", 409),
        (Code::AlreadyFinished, 5102, "Report already finished", 409),
    ];

    fn row(self) -> (Code, i32, &'static str, u16) {
        Self::ALL.into_iter().find(|(code, ..)| *code == self).unwrap_or((self, 1000, "Server error", 500))
    }

    /// The number on the wire.
    pub fn number(self) -> i32 {
        self.row().1
    }

    /// The short phrase that begins the description.
    pub fn phrase(self) -> &'static str {
        self.row().2
    }

    /// The HTTP status it is sent with.
    pub fn http_status(self) -> u16 {
        self.row().3
    }

    /// The code of a number, if it is documented.
    pub fn from_number(number: i32) -> Option<Code> {
        Self::ALL.into_iter().find(|(_, known, ..)| *known == number).map(|(code, ..)| code)
    }
}

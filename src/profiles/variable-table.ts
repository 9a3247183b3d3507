/** An environment variable that awsprof reads, or a group of them that goes together. */
export interface VariableRow {
  readonly names: readonly string[]
  /** What it does, without a full stop. */
  readonly does: string
  /** What it takes the place of, or null. */
  readonly beats: string | null
}

export interface VariableGroup {
  readonly title: string
  readonly rows: readonly VariableRow[]
}

const row = (names: string, does: string, beats: string | null = null): VariableRow => ({
  names: names.split(' '),
  does,
  beats,
})

/** Every environment variable that awsprof reads: for the manual page, the documentation and `doctor`. */
export const VARIABLES: readonly VariableGroup[] = [
  {
    title: 'Which profile, files and region',
    rows: [
      row('AWS_PROFILE', 'names the active profile', 'AWS_DEFAULT_PROFILE, [default]'),
      row('AWS_DEFAULT_PROFILE', 'names the active profile', '[default]'),
      row('AWS_CONFIG_FILE', 'path of the config file; set but empty: none is read', '~/.aws/config'),
      row(
        'AWS_SHARED_CREDENTIALS_FILE',
        'path of the credentials file; set but empty: none is read',
        '~/.aws/credentials',
      ),
      row('AWS_LOGIN_CACHE_DIRECTORY', 'where aws login keeps its sessions', '~/.aws/login/cache'),
      row('AWS_REGION', 'the region of every profile', 'AWS_DEFAULT_REGION, region'),
      row('AWS_DEFAULT_REGION', 'the region of every profile', 'region'),
    ],
  },
  {
    title: 'Credentials (for whoami, and behind credential_source)',
    rows: [
      row(
        'AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY',
        'keys, which the AWS CLI and boto3 take before any profile',
        'AWS_PROFILE and whatever its profile has',
      ),
      row('AWS_SECURITY_TOKEN', 'their session token, as older tools call it', 'AWS_SESSION_TOKEN'),
      row('AWS_SESSION_TOKEN', 'their session token'),
      row(
        'AWS_CREDENTIAL_EXPIRATION',
        'when they end; exec and export set it, use and p unset it in the shell',
      ),
      row(
        'AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_ARN AWS_ROLE_SESSION_NAME',
        'a role assumed with a token, as in a Kubernetes pod',
        'what a profile has, except a role',
      ),
      row(
        'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI',
        'where a container gets its credentials',
        'AWS_CONTAINER_CREDENTIALS_FULL_URI',
      ),
      row('AWS_CONTAINER_CREDENTIALS_FULL_URI', 'where a container gets its credentials'),
      row(
        'AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE',
        'a file with the token that the container shows there',
        'AWS_CONTAINER_AUTHORIZATION_TOKEN',
      ),
      row('AWS_CONTAINER_AUTHORIZATION_TOKEN', 'the token that the container shows there'),
      row('AWS_EC2_METADATA_DISABLED', 'true: an instance’s metadata is never asked'),
      row(
        'AWS_EC2_METADATA_SERVICE_ENDPOINT',
        'address of the metadata service',
        'ec2_metadata_service_endpoint',
      ),
      row('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', 'IPv4 or IPv6', 'ec2_metadata_service_endpoint_mode'),
      row('AWS_EC2_METADATA_V1_DISABLED', 'true: no request without a token', 'ec2_metadata_v1_disabled'),
      row(
        'AWS_METADATA_SERVICE_TIMEOUT',
        'seconds to wait for the metadata service',
        'metadata_service_timeout',
      ),
      row('AWS_METADATA_SERVICE_NUM_ATTEMPTS', 'how often it is asked', 'metadata_service_num_attempts'),
    ],
  },
  {
    title: 'How requests reach AWS',
    rows: [
      row(
        'AWS_ENDPOINT_URL_STS AWS_ENDPOINT_URL_SSO AWS_ENDPOINT_URL_SSO_OIDC AWS_ENDPOINT_URL_SIGNIN',
        'address of that service',
        'AWS_ENDPOINT_URL, the services section, endpoint_url',
      ),
      row('AWS_ENDPOINT_URL', 'address of every service', 'the services section, endpoint_url'),
      row(
        'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS',
        'true: none of these addresses is used',
        'ignore_configured_endpoint_urls',
      ),
      row('AWS_USE_FIPS_ENDPOINT', 'true: hosts validated by FIPS 140', 'use_fips_endpoint'),
      row('AWS_USE_DUALSTACK_ENDPOINT', 'true: hosts with IPv6', 'use_dualstack_endpoint'),
      row('AWS_CA_BUNDLE', 'certificates to trust instead of Node’s own', 'ca_bundle, REQUESTS_CA_BUNDLE'),
      row('REQUESTS_CA_BUNDLE', 'the same, where neither AWS_CA_BUNDLE nor ca_bundle is set'),
      row('HTTPS_PROXY HTTP_PROXY NO_PROXY', 'the proxy, and hosts without it; in small letters, too'),
      row('AWS_MAX_ATTEMPTS', 'how often STS is asked', 'max_attempts'),
      row('AWS_RETRY_MODE', 'standard or adaptive', 'retry_mode'),
    ],
  },
  {
    title: 'Read only to tell that a bad value stops the AWS CLI',
    rows: [
      row('AWS_DEFAULT_OUTPUT', 'output format of the AWS CLI', 'output'),
      row('AWS_ACCOUNT_ID_ENDPOINT_MODE', 'setting of the SDKs', 'account_id_endpoint_mode'),
      row(
        'AWS_REQUEST_CHECKSUM_CALCULATION AWS_RESPONSE_CHECKSUM_VALIDATION AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES',
        'settings of the SDKs',
        'the settings of these names in small letters, without AWS_',
      ),
      row('AWS_S3_DISABLE_EXPRESS_SESSION_AUTH', 'setting of the SDKs', 's3_disable_express_session_auth'),
    ],
  },
  {
    title: 'The terminal',
    rows: [
      row('NO_COLOR', 'set and not empty: no colours', 'FORCE_COLOR'),
      row('FORCE_COLOR', 'set and neither empty nor 0: colours even where stdout is no terminal'),
      row('TERM', 'dumb: the list instead of the dashboard; linux: ASCII symbols'),
      row('COLORFGBG', 'background 7 or 15: colours for a light background'),
      row('LC_ALL LC_CTYPE LANG', 'the first that is set; without UTF-8 in it: ASCII symbols'),
      row('TMUX STY', 'inside tmux or GNU screen: how the clipboard and notifications are reached'),
      row(
        'TERM_PROGRAM VTE_VERSION XTERM_VERSION KONSOLE_VERSION',
        'which terminal it is: some have no clipboard that programs can reach',
      ),
    ],
  },
  {
    title: 'Programs that are started',
    rows: [
      row('VISUAL', 'the editor of E', 'EDITOR'),
      row('EDITOR', 'the editor of E', 'vi'),
      row('SHELL COMSPEC', 'the shell of $; COMSPEC on Windows'),
      row('BROWSER', 'commands that open a browser, with colons between them', 'the system’s browser'),
      row(
        'SSH_CONNECTION SSH_TTY DISPLAY WAYLAND_DISPLAY WSL_DISTRO_NAME',
        'whether there is a browser or a clipboard program on the user’s side',
      ),
      row('PATH', 'where programs are found'),
    ],
  },
  {
    title: 'Folders',
    rows: [
      row('HOME', 'the home folder, for ~', 'USERPROFILE, the folder of the account'),
      row('USERPROFILE HOMEDRIVE HOMEPATH', 'the home folder on Windows'),
      row('XDG_CONFIG_HOME', 'folder of awsprof/preferences.ini', '~/.config'),
      row('XDG_CACHE_HOME', 'folder of awsprof/accounts.json, the names of accounts', '~/.cache'),
      row('TMPDIR TEMP', 'temporary files; TEMP on Windows', '/tmp'),
      row(
        'NODE_COMPILE_CACHE',
        'the folder of compiled code; else one of the user’s own in the temporary folder',
      ),
      row('NODE_DISABLE_COMPILE_CACHE', '1: compiled code is neither used nor saved'),
    ],
  },
  {
    title: 'awsprof’s own',
    rows: [
      row('AWSPROF_PICK_FILE', 'set by the shell function of init: where the picked profile goes'),
      row('AWSPROF_PREVIOUS_PROFILE', 'set by the same: what awsprof use - goes back to'),
      row(
        'AWSPROF_PROFILE_CHAIN',
        'set for a credential_process: the profiles whose processes run, so that none calls itself',
      ),
    ],
  },
]
